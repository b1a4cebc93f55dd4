"""Words that say too little to find a fact by."""

from __future__ import annotations

STOPWORDS = frozenset(
    ["a", "an", "the", "and", "or", "but", "nor", "so", "yet", "if", "then", "than", "that", "this", "these", "those", "there", "here", "it", "its", "he", "she", "they", "them", "his", "her", "their", "our", "we", "us", "you", "your", "i", "me", "my", "who", "whom", "whose", "which", "what", "when", "where", "why", "how", "of", "in", "on", "at", "by", "for", "with", "without", "to", "from", "into", "onto", "over", "under", "up", "down", "out", "off", "about", "as", "after", "before", "until", "till", "since", "during", "between", "among", "through", "while", "because", "although", "though", "whereas", "be", "have", "do", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "not", "no", "n't", "'s", "'", '"', "also", "only", "just", "even", "still", "already", "again", "more", "most", "less", "least", "very", "much", "many", "some", "any", "all", "both", "each", "every", "other", "another", "such", "own", "same", "too", "now", "new", "one", "two", "first", "last", "say", "tell", "accord", "it's", "itself", "themselves", "himself", "herself", "per", "cent", "percent", "during", "within", "against", "toward", "towards", "across", "along", "around", "near", "upon", "ago", "later", "earlier", "next", "year", "month", "week", "day", "time"]
)
