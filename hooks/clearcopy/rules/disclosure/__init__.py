"""Rules about what issuers disclose to the market: to whom, when, in which form and words."""
