"""What is said of medicines that are not approved."""
