using System;
using Stytch.net.Clients;

var stytch = new B2BClient(new ClientConfig
{
    ProjectId = Environment.GetEnvironmentVariable("STYTCH_PROJECT_ID"),
    ProjectSecret = Environment.GetEnvironmentVariable("STYTCH_SECRET"),
    Environment = Environment.GetEnvironmentVariable("STYTCH_API_URL"),
});
