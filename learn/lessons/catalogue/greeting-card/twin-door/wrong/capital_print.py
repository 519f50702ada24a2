Print("***************")
Print("Keep out!")
Print("***************")
