using System.Diagnostics;
using System.Reflection;
using MirtAi.Fleet.Service;

// The service itself, from its own entry point, with an answerer whose answers tell what they answer.
DiagnosticListener.AllListeners.Subscribe(new Substitution());
return (int)Assembly.Load("MirtAi.Api").EntryPoint!.Invoke(null, [args])!;
