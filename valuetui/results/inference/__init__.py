"""How sure the figures are: pure statistics on counts and co-occurrence matrices.

Respondents, not picks, are what is counted. A co-occurrence matrix ``together`` of one question is
(N, N) with the counts of the N values on its diagonal, and that of both questions is (2N, 2N), the
current first: entry (j, l) is how many respondents picked both. Matrices of groups add up.
"""
