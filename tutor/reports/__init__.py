"""What teachers and students read of the ledger: found, told in sentences, counted, put together."""
