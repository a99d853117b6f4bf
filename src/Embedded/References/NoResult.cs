namespace MirtAi.Embedded;

internal readonly struct NoResult;
