"""The recorded parties and relations as a network: numbers, and no words."""
