"""Tables, and the encrypted file that holds them."""
