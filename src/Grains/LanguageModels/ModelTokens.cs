namespace MirtAi.Grains.LanguageModels;

/// <summary>Tokens of a call.</summary>
/// <param name="Input">Of the request, cached ones included.</param>
/// <param name="Cached">Of the request, those that the provider had in its cache.</param>
/// <param name="Output">Of the answer, reasoning included.</param>
public readonly record struct ModelTokens(int Input, int Cached, int Output)
{
    /// <summary>All of them.</summary>
    public long Total => (long)Input + Output;
}
