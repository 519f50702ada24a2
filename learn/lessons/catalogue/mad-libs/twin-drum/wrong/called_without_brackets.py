def drum():
    print("boom")
    print("tap, tap")

drum
drum
drum
