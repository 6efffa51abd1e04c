"""The word lists of this room: general English and general news, to be read and changed."""
