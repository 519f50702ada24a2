"""The exam of each job: its cases put to the real thing, the answers to the judges, the judgements counted."""
