print("komp")
