"""Running every rule on everything, applying recorded judgement, and the verdict."""
