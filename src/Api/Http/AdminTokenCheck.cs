using MirtAi.Grains.Settings;

namespace MirtAi.Api.Http;

/// <summary>Checks the management API's token at the start.</summary>
internal sealed class AdminTokenCheck(AdminToken token) : ISettingsCheck
{
    public IEnumerable<string> Faults()
    {
        if (token.Value.Length < AdminToken.MinLength)
            yield return $"{AdminToken.Key}: set a random secret of at least {AdminToken.MinLength} characters "
                + "(for instance from: openssl rand -hex 32); it opens the management API";
        if (Secret.Fault(token.Value) is { } fault)
            yield return $"{AdminToken.Key}: {fault}";
    }
}
