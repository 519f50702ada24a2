"""The questions of the exam, as files beside this one; docs/tutor-exam.md says how to add one."""
