import math
from random import randint

print(math.pi)
print(randint(1, 6))
