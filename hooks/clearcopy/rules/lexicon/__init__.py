"""Names, codes and words left over from writing."""
