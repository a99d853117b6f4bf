namespace MirtAi.Api.Tests.Telemetry;

/// <summary>Who listens to traces hears those of the whole process, so nothing runs beside it.</summary>
[CollectionDefinition(nameof(ListensToTraces), DisableParallelization = true)]
public sealed class ListensToTraces;
