namespace MirtAi.Grains.Tests.Simulation;

/// <summary>A promise was broken.</summary>
internal sealed class SimulationException(string promise) : Exception("Broken: " + promise);
