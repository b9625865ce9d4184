using System;
using Stytch.net.Clients;
using Stytch.net.Models;

var stytch = new B2BClient(new ClientConfig
{
    ProjectId = Environment.GetEnvironmentVariable("STYTCH_PROJECT_ID"),
    ProjectSecret = Environment.GetEnvironmentVariable("STYTCH_SECRET"),
    Environment = Environment.GetEnvironmentVariable("STYTCH_API_URL"),
});

var sent = await stytch.MagicLinks.Email.Discovery.Send(
    new B2BMagicLinksEmailDiscoverySendRequest("ada@example.com"));
Console.WriteLine($"{sent.StatusCode} {sent.RequestId}");
