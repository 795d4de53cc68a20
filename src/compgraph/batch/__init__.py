"""The batch: a folder of documents into a store, in several processes, as often as one likes.

| file       | what it knows                                                                |
|------------|------------------------------------------------------------------------------|
| sources.py | which files are meant, in which order                                        |
| work.py    | what one process does with one document: read, encode, answer                |
| crew.py    | the processes: deadlines, deaths, answers in the order of the questions      |
| run.py     | what becomes of each document: stored, unchanged, the same again, refused    |
| clashes.py | what is said when two documents have one code                                |
| journal.py | what earlier runs noticed about the documents that are not read again        |
| report.py  | the rows: one a source                                                       |
"""
