"""Answers that were collected with other programs: from a CSV file into the folder of a survey.

A file is read row by row (:mod:`.table`), its columns get a meaning (:mod:`.columns`), each row
becomes an answer or is refused (:mod:`.rows`), and what is taken goes into the folder as a merge
(:mod:`.taking`)."""
