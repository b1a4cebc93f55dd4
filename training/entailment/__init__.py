"""Training of the reader of wording: does a fact support a claim, contradict it, or neither?"""
