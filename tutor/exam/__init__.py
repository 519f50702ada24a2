"""What a model has to show before it does a job: cases as data, judges that know the answers, marks, results."""
