"""What a learner touches: Python traits and an ES module each."""
