"""The council's deck: the results as a short presentation whose charts can be edited.

Made by python-pptx (the extra ``pptx``), which is imported where a deck is made. A deck has the
same bytes for the same figures, and holds no figure that the comparison does not.
"""
