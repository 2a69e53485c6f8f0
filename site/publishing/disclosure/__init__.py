"""What the law of a host country makes a centre say beside its texts (T2)."""
