"""Language: words, names, sentences and trees, the same for facts and drafts."""
