print("******************")
print("*  Only for cats *")
print("*  and dogs      *")
print("******************")
