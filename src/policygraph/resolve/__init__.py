"""From names to identities: the register, its lexicon, and judgements people made."""
