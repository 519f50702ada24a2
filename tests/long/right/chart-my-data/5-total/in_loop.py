import matplotlib.pyplot as plt
total = 0
n = 0
for line in open('week.csv').readlines()[1:]:
    total += int(line.split(',')[1])
    n += 1
    print('so far', total)
print('Altogether: ' + str(total) + '!')
print('Mean: ' + str(total / n) + '.')
