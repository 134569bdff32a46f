"""What is looked at before a machine is put before people, and how to mend what is amiss."""
