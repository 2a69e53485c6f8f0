"""Does at its second what was planned for it: releases, scheduled and expiring pages, mail."""
