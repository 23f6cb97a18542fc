"""The open, citable graph of China's industrial policy."""
