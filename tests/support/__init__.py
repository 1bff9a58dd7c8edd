"""What tests share: trees to change and build in, the built site, a browser, and its search box."""
