using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace MirtAi.Api.Tests.Deployment;

/// <summary>What the image is built from, and what its containers are told, fits the code.</summary>
public sealed partial class ImageTests
{
    [Fact]
    public void The_image_is_built_with_every_file_that_steers_the_build()
    {
        var steering = Directory.GetFiles(ServiceAssembly.Root, "Directory.*").Select(path => Path.GetFileName(path)).ToArray();
        var copied = Copied();
        var sent = Read(".dockerignore").Split('\n');

        Assert.NotEmpty(steering);
        Assert.All(steering, file => Assert.Contains(file, copied));
        Assert.All(steering, file => Assert.Contains("!" + file, sent));
    }

    [Fact]
    public void The_image_is_built_with_every_project_that_the_service_refers_to()
    {
        var copied = Copied();

        Assert.All(Projects("src/Api/Api.csproj"), project => Assert.Contains(project, copied));
    }

    [Fact]
    public void Each_process_of_the_composition_tells_the_others_its_own_name()
    {
        var services = (Dictionary<object, object>)Yaml("deploy/compose.yaml")["services"];

        var processes = services.Where(service => Serves((Dictionary<object, object>)service.Value)).ToArray();

        Assert.NotEmpty(processes);
        Assert.All(processes, process =>
        {
            var settings = (Dictionary<object, object>)((Dictionary<object, object>)process.Value)["environment"];
            Assert.Contains(settings["Orleans__AdvertisedAddress"], Aliases(process.Value, "inside"));
            Assert.Equal("postgres", settings["Storage__Provider"]);
        });
        Assert.Equal(processes.Length, processes.SelectMany(process => Aliases(process.Value, "inside")).Distinct().Count());
    }

    /// <summary>
    /// The ports of the silos trust whoever connects: they are in a network without the proxy, under names of that network alone.
    /// </summary>
    [Fact]
    public void The_proxy_of_the_composition_reaches_neither_silos_nor_database()
    {
        var composition = Yaml("deploy/compose.yaml");
        var services = (Dictionary<object, object>)composition["services"];
        var proxy = (List<object>)((Dictionary<object, object>)services["proxy"])["networks"];
        var database = (List<object>)((Dictionary<object, object>)services["postgres"])["networks"];

        Assert.Equal(["inside"], database);
        Assert.DoesNotContain("inside", proxy);
        var processes = services.Values.Cast<Dictionary<object, object>>().Where(Serves).ToArray();
        Assert.All(processes, process => Assert.Equal(["front"], ((Dictionary<object, object>)process["networks"]).Keys.Intersect(proxy)));
        var front = (Dictionary<object, object>)((Dictionary<object, object>)composition["networks"])["front"];
        Assert.Equal("true", front["internal"]);
    }

    /// <summary><c>docker compose run --rm mirt doctor</c> looks at what the processes look at, and is none of them.</summary>
    [Fact]
    public void The_commands_run_in_a_container_of_their_own_with_the_settings_of_the_processes()
    {
        var services = (Dictionary<object, object>)Yaml("deploy/compose.yaml")["services"];

        var commands = (Dictionary<object, object>)services["mirt"];
        var process = (Dictionary<object, object>)services["mirt-1"];

        Assert.Equal(["commands"], (List<object>)commands["profiles"]);
        Assert.Equal(["inside", "outside"], (List<object>)commands["networks"]);
        Assert.Equal("no", commands["restart"]);
        Assert.All(
            new[] { "image", "build", "env_file", "volumes", "depends_on", "read_only", "tmpfs", "cap_drop", "security_opt" },
            part => Assert.Equal(process[part], commands[part]));
        Assert.Equal(
            ((Dictionary<object, object>)process["environment"]).Where(setting => setting.Key is not "Orleans__AdvertisedAddress").ToHashSet(),
            ((Dictionary<object, object>)commands["environment"]).ToHashSet());
    }

    [Fact]
    public void The_data_folder_is_a_volume_that_the_documents_name()
    {
        var services = (Dictionary<object, object>)Yaml("deploy/compose.yaml")["services"];

        var volumes = (List<object>)((Dictionary<object, object>)services["mirt-1"])["volumes"];

        Assert.Equal(["${DATA_FOLDER:-../data}:/app/data:ro"], volumes);
        Assert.Contains("`DATA_FOLDER`", Read("docs/operations.md"), StringComparison.Ordinal);
        Assert.Contains("# DATA_FOLDER=", Read("deploy/compose.env.example"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_manifests_trust_no_proxy_that_the_operator_has_not_named()
    {
        var settings = (Dictionary<object, object>)Yaml("deploy/kubernetes/configmap.yaml")["data"];

        Assert.Equal("", settings["Proxy__TrustedNetworks"]);
    }

    private static bool Serves(Dictionary<object, object> service) => service["image"] is "mirt:local" && !service.ContainsKey("profiles");

    private static IEnumerable<object> Aliases(object service, string network) => (List<object>)
        ((Dictionary<object, object>)((Dictionary<object, object>)((Dictionary<object, object>)service)["networks"])[network])["aliases"];

    private static string[] Copied() => [.. Copy.Matches(Read("Dockerfile")).SelectMany(line => line.Groups["files"].Value.Split(' '))];

    private static HashSet<string> Projects(string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        var found = new HashSet<string> { project };
        foreach (Match reference in Reference.Matches(Read(project)))
        {
            var path = Path.GetFullPath(Path.Combine(ServiceAssembly.Root, folder, reference.Groups["path"].Value));
            found.UnionWith(Projects(Path.GetRelativePath(ServiceAssembly.Root, path)));
        }
        return found;
    }

    private static Dictionary<object, object> Yaml(string file)
    {
        var parser = new MergingParser(new Parser(new StringReader(Read(file))));
        return new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(parser);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(ServiceAssembly.Root, file));

    [GeneratedRegex("^COPY (?!--from)(?<files>.+) [^ ]+$", RegexOptions.Multiline)]
    private static partial Regex Copy { get; }

    [GeneratedRegex("<ProjectReference Include=\"(?<path>[^\"]+)\"")]
    private static partial Regex Reference { get; }
}
