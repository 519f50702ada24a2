"""The tutor's pages: a class's, a teacher's, a student's own."""
