[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace MirtAi.Fleet.Tests;

/// <summary>For tests that need the machine for themselves. The others mostly wait, so that some of them run side by side.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
