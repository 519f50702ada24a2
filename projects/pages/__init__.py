"""The pages of projects, and what the workspace asks by HTTP."""
