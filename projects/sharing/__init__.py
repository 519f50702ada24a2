"""A project shown to others: its link, the class gallery, likes, reports, and visitors' runs."""
