"""What Persian is, as far as the rooms above need it: words, verbs, nouns, clauses.

`words` looks up the lexicon's classes, `verbs` finds the verbs, `nouns` tells who can act and what
is an action, `clauses` tells which verb a word governs, `opening` and `closing` where its clause
begins and ends.
"""
