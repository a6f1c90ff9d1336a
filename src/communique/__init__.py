"""communique: the public record of diplomacy, as data."""
