print("Happy birthday, Ada!\nYou are ten now.")
