"""The recorded parties and relations as a network: graph, measures, sentences, advice."""
