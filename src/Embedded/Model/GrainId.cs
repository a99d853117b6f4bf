namespace Orleans.Runtime;

/// <summary>The identity of a grain: its class and its key. Written as <c>class/key</c>, for logs.</summary>
public readonly struct GrainId : IEquatable<GrainId>
{
    internal GrainId(string type, string key) => (Type, Key) = (type, key);

    internal string Type { get; }

    internal string Key { get; }

    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    public bool Equals(GrainId other) => Type == other.Type && Key == other.Key;

    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Type, Key);

    public override string ToString() => $"{Type}/{Key}";
}
