from matplotlib.pyplot import *
days = ['Mo', 'Tu', 'We', 'Th']
birds = [17, 19, 20, 8]
bar(days, birds, color='teal')
show()
