"""What people and programs read: findings and documents in every format, and the records that JSON is made of."""
