using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace MirtAi.Silo.Accounts;

/// <summary>
/// Seals what is kept in the database, by ASP.NET Core's data protection with its keys there as well. It has a container of its own: the
/// console's cookies are protected in another way.
/// </summary>
internal sealed class DataSeal(IXmlRepository keys) : IDisposable
{
    private const string Application = "mirtai", Purpose = "channel credentials";

    private readonly Lock change = new();
    private ServiceProvider? services;
    private IDataProtector? protector;

    /// <summary>Seals a text.</summary>
    public string Seal(string text) => Protector().Protect(text);

    /// <summary>What was sealed, by any process; null if its key is gone or it was tampered with.</summary>
    public string? Open(string sealedText)
    {
        try
        {
            return Protector().Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            Forget(); // Another process may have made the key after this one read them.
        }

        try
        {
            return Protector().Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Forget();

    private IDataProtector Protector()
    {
        lock (change)
        {
            if (protector is not null)
                return protector;
            var collection = new ServiceCollection();
            collection.AddDataProtection().SetApplicationName(Application);
            collection.Configure<KeyManagementOptions>(options => options.XmlRepository = keys);
            services = collection.BuildServiceProvider();
            return protector = services.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose);
        }
    }

    private void Forget()
    {
        lock (change)
        {
            protector = null;
            services?.Dispose();
            services = null;
        }
    }
}
