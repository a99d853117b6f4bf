using System.Globalization;
using MirtAi.TelegramPeer;

// TelegramPeer [--port N] [--token T]... [--no-rates]
var port = 0;
List<string> tokens = [];
var enforceRates = true;
for (var at = 0; at < args.Length; at++)
{
    switch (args[at])
    {
        case "--port" when at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out port):
            at++;
            break;
        case "--token" when at + 1 < args.Length:
            tokens.Add(args[++at]);
            break;
        case "--no-rates":
            enforceRates = false;
            break;
        default:
            await Console.Error.WriteLineAsync("usage: TelegramPeer [--port N] [--token T]... [--no-rates]");
            return 2;
    }
}

var defaults = new TelegramPeerOptions { Port = port, EnforceRates = enforceRates };
await using var server = await TelegramPeerServer.Start(tokens.Count > 0 ? defaults with { Tokens = tokens } : defaults);
Console.WriteLine($"listening {server.BaseAddress}");
await server.WaitForShutdown();
return 0;
