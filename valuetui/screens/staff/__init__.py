"""What staff work at: entering the forms that were filled in on paper."""
