"""What a message wants, told by a small sentence model beside the one that speaks: its training and its serving."""
